-- 旧网址: where imported items were found before, as a request for it says it.
alter table imported_item add column host text not null default '';
alter table imported_item add column place text not null default '';
create index imported_item_place on imported_item (place) where place <> '';
