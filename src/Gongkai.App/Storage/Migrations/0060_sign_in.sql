-- Attempts at passwords and codes, by name, address and device together; a key is a keyed hash, so that no name that was typed stands here.
create table sign_in_attempt (
    key text primary key not null,
    kind text not null,
    person text,
    failures bigint not null,
    since text not null,
    until text not null,
    told bigint not null
);

create index sign_in_attempt_until on sign_in_attempt (until);
create index sign_in_attempt_person on sign_in_attempt (person);

-- Browsers in which somebody has signed in before. The cookie holds a token, the row its hash; one browser may be several people's.
create table trusted_device (
    id text primary key not null,
    token text not null,
    person text not null references person (id),
    browser text not null,
    first_at text not null,
    seen_at text not null,
    ended_at text
);

create unique index trusted_device_token on trusted_device (token, person);
create index trusted_device_person on trusted_device (person);

-- Whom the provider has vouched for and no administrator has bound to a person yet.
create table provider_claim (
    id text primary key not null,
    issuer text not null,
    subject text not null,
    name text not null,
    code text not null unique,
    claimed_at text not null
);

create unique index provider_claim_subject on provider_claim (issuer, subject);

-- What was sent after the session had ended: sealed, its sender's own, for a day.
create table returned_form (
    id text primary key not null,
    person text not null,
    kept_at text not null,
    key text not null,
    sealed text not null
);

create index returned_form_person on returned_form (person);

-- Attempts are counted above.
alter table person drop column failures;
alter table person drop column locked_until;
