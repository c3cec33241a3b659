-- Beside the journal, so that it can be erased or sealed anew: events name a row by its id and a salted hash.
create table personal_data (
    id text primary key not null,
    kind text not null,
    key text not null,
    sealed text not null
);

create table personal_index (
    data text not null references personal_data (id) on delete cascade,
    facet text not null,
    key text not null,
    token text not null,
    primary key (data, facet)
);

create index personal_index_token on personal_index (token);
