-- Names are found by pairs of characters: one facet has several tokens.
create table personal_index_anew (
    data text not null references personal_data (id) on delete cascade,
    facet text not null,
    key text not null,
    token text not null,
    primary key (data, token)
);

insert into personal_index_anew (data, facet, key, token) select data, facet, key, token from personal_index;
drop table personal_index;
alter table personal_index_anew rename to personal_index;
create index personal_index_token on personal_index (token);

-- People of a case beside its first applicant: joint applicants and agents.
create table case_party (
    case_id text not null,
    data text not null,
    primary key (case_id, data)
);

create index case_party_data on case_party (data);

-- The sealed row of what is asked for, so that lists can show a piece of it.
alter table case_view add column description text;
