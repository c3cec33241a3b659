create table journal (
    agency text not null,
    sequence bigint not null,
    stream text not null,
    version bigint not null,
    type text not null,
    body text not null,
    who text not null,
    authority text not null,
    at text not null,
    why text,
    previous_hash text not null,
    hash text not null,
    primary key (agency, sequence),
    unique (stream, version)
);

-- The last link of each chain: a chain that ends before it has lost its tail.
create table journal_head (
    agency text primary key not null,
    sequence bigint not null,
    hash text not null
);

create table number_series (
    agency text not null,
    series text not null,
    last bigint not null,
    primary key (agency, series)
);
