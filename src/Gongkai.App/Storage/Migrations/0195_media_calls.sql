create table media_quota (
    account text not null,
    call text not null,
    day text not null,
    used bigint not null,
    stopped bigint not null,
    primary key (account, call, day)
);

create table media_token (
    account text primary key not null,
    key text not null,
    sealed text not null,
    expires_at text not null
);

create table media_watch (
    post text primary key not null,
    watched_at text not null
);
