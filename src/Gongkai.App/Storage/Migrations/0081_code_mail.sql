-- A message whose address and words are sealed: they name an applicant, and go when it is sent.
alter table outbox add column sealed text;

-- A code to be mailed back as proof that the mailbox is the applicant's. Its hash alone.
create table code_proof (
    hash text primary key not null,
    case_id text not null,
    agency text not null,
    until text not null,
    tries bigint not null
);
