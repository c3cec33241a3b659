-- What an officer has not finished writing: sealed, his own, one for each form of a case.
create table desk_draft (
    id text primary key not null,
    person text not null,
    case_id text not null,
    form text not null,
    saved_at text not null,
    key text not null,
    sealed text not null
);

create unique index desk_draft_form on desk_draft (person, case_id, form);
create index desk_draft_case on desk_draft (case_id);

-- Pairs of characters of what is public already, by agency, and how many answers have each: the rarest are looked up first.
create table public_answer_pair (
    agency text not null,
    gram text not null,
    answer text not null references public_answer (id) on delete cascade,
    primary key (agency, gram, answer)
);

create index public_answer_pair_answer on public_answer_pair (answer);
insert into public_answer_pair (agency, gram, answer) select a.agency, g.gram, g.answer from public_answer_gram g join public_answer a on a.id = g.answer;
drop table public_answer_gram;

create table public_answer_count (
    agency text not null,
    gram text not null,
    answers bigint not null,
    primary key (agency, gram)
);

insert into public_answer_count (agency, gram, answers) select agency, gram, count(*) from public_answer_pair group by agency, gram;
