-- 导入已公开的信息: by what imported items are known again, written anew from the events; and what became of each import.
create table imported_item (
    item text primary key not null,
    agency text not null,
    content text not null,
    address text not null,
    index_number text not null,
    number text not null,
    title text not null
);

create index imported_item_content on imported_item (agency, content);
create index imported_item_address on imported_item (agency, address);
create index imported_item_index on imported_item (agency, index_number);
create index imported_item_number on imported_item (agency, number);

create table item_import (
    id text primary key not null,
    agency text not null,
    made_at text not null,
    who text not null,
    body text not null
);

create index item_import_agency on item_import (agency, made_at);

create index public_item_index_number on public_item (agency, index_number);
create index public_item_number on public_item (agency, number);
