-- An unfinished form is about a matter, whatever its kind: its stream says which. Those there are were about cases.
alter table desk_draft rename column case_id to subject;
update desk_draft set subject = 'case/' || subject;
drop index desk_draft_case;
create index desk_draft_subject on desk_draft (subject);
