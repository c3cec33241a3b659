-- What was destroyed, by names that say nothing: a backup older than an erasure is restored with this list.
create table erased (
    kind text not null,
    id text not null,
    owner text not null,
    primary key (kind, id, owner)
);
