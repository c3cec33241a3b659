-- The witness chain: what every batch of the writer left in the rows that no chain of events carries, as hashes.
create table witness (
    sequence bigint primary key not null,
    at text not null,
    body text not null,
    previous_hash text not null,
    hash text not null
);

-- The newest hash of each row, and its salt, which goes with the row.
create table witness_mark (
    name text not null,
    key text not null,
    salt text not null,
    hash text not null,
    primary key (name, key)
);

-- Where the witness chain ends, sealed with a key of the ring; which of its links took up the rows as they stood.
create table witness_head (
    id text primary key not null,
    sequence bigint not null,
    hash text not null,
    adopted bigint not null,
    key text not null,
    seal text not null
);

-- A pair that no answer has is no count.
delete from public_answer_count where answers = 0;
