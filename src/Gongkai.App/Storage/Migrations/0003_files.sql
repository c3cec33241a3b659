-- One row per content; the file's own key is sealed here, so that a new key of the ring leaves the files as they are.
create table stored_file (
    hash text primary key not null,
    name text not null,
    size bigint not null,
    key text not null,
    sealed text not null
);

create table file_use (
    hash text not null references stored_file (hash),
    owner text not null,
    primary key (hash, owner)
);
