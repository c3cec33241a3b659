-- Numbers of documents that are not public are looked for in what is to be public.
alter table item_view add column document_number text not null default '';
