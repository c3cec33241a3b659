create table media_account (
    id text primary key not null,
    agency text not null,
    version bigint not null,
    platform text not null,
    name text not null,
    number text not null,
    holder text not null,
    responsible text not null,
    address text not null,
    opened_on text not null,
    closed_on text null,
    certified_until text null,
    interacts bigint not null,
    has_interface bigint not null,
    stopped bigint null,
    left_for bigint null
);

create index media_account_agency on media_account (agency);

create table media_followers (
    account text not null,
    declared_on text not null,
    followers bigint not null,
    primary key (account, declared_on)
);

create table media_post (
    id text primary key not null,
    agency text not null,
    account text not null,
    item text not null,
    version bigint not null,
    content text not null,
    title text not null,
    stage text not null,
    due_at text not null,
    prepared_at text not null,
    changed_at text not null,
    live_at text null,
    live_on text null,
    url text null,
    publish_id text null,
    article text null
);

create index media_post_account on media_post (account, live_on);
create index media_post_item on media_post (item);
create index media_post_due on media_post (due_at);
create index media_post_agency on media_post (agency, changed_at);
