-- 信息公开: contents of items by their hash, which events name; what the desk lists; what the public sees; columns and catalogues.
create table item_content (
    hash text primary key not null,
    body text not null
);

create table item_view (
    id text primary key not null,
    agency text not null,
    number text not null,
    version bigint not null,
    kind text not null,
    title text not null,
    stage text not null,
    section text,
    author text not null,
    column_id text not null,
    article text,
    openness text not null,
    is_internal bigint not null,
    is_live bigint not null,
    drafted_on text not null,
    changed_on text not null,
    due_on text,
    planned_at text,
    document text
);

create index item_view_agency on item_view (agency, stage, changed_on);
create index item_view_planned on item_view (planned_at);
create index item_view_document on item_view (document);

create table public_item (
    id text primary key not null,
    agency text not null,
    kind text not null,
    column_id text not null,
    article text,
    index_number text not null,
    title text not null,
    number text not null,
    summary text not null,
    formed_on text not null,
    published_on text not null,
    published_at text not null,
    changed_at text,
    validity text,
    valid_from text,
    valid_until text,
    successor text,
    topic text not null,
    genre text not null,
    audience text not null,
    interprets text,
    open_from text,
    open_until text,
    imported_from text,
    content text,
    history text not null,
    withdrawn_on text,
    withdrawn_reason text
);

create index public_item_column on public_item (agency, column_id, published_on, id);
create index public_item_kind on public_item (agency, kind, published_on, id);
create index public_item_published on public_item (published_at);
create index public_item_interprets on public_item (interprets);
create index public_item_successor on public_item (successor);

create table public_column (
    agency text not null,
    id text not null,
    name text not null,
    sort text not null,
    parent text,
    node text,
    update_days bigint,
    place bigint not null,
    is_fixed bigint not null,
    closed_on text,
    primary key (agency, id)
);

create table basic_catalogue (
    agency text not null,
    edition bigint not null,
    adopted_on text not null,
    body text not null,
    primary key (agency, edition)
);
