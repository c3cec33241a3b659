-- What a stream is about, where that is another one: written with its first event. Erasure and proof ask it, and need not know which kinds of streams there are.
create table journal_about (
    stream text primary key not null,
    subject text not null
);

create index journal_about_subject on journal_about (subject);

insert into journal_about (stream, subject)
select stream, 'case/' || substr(stream, length(prefix) + 1)
from journal, (select 'opened/' as prefix union all select 'bundle/' union all select 'erasure/' union all select 'codes/') as of_cases
where version = 1 and substr(stream, 1, length(prefix)) = prefix;

insert into journal_about (stream, subject)
select stream, 'case/' || (body::json ->> 'request') from journal where version = 1 and type in ('ReviewFiled', 'ComplaintFiled');
