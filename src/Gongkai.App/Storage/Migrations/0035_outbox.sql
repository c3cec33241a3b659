-- What is to be said to whom. One row per occasion, person and way: the key makes it unique, so that nothing is said twice.
create table outbox (
    id text primary key not null,
    occasion text not null unique,
    agency text not null,
    person text not null,
    way text not null,
    kind text not null,
    case_id text,
    subject text not null,
    body text not null,
    created_at text not null,
    state text not null,
    attempts bigint not null,
    next_at text not null,
    done_at text,
    fault text
);

create index outbox_state on outbox (state, next_at);
create index outbox_person on outbox (person, way, state, created_at);
