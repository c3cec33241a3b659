-- Work lists: of one agency, of one section, and the register of what is over. Cases whose date is not known yet come first.
drop index case_view_due;
create index case_view_due on case_view (agency, is_open, due_on nulls first, id);
create index case_view_section on case_view (agency, section, is_open, due_on nulls first, id);
create index case_view_stage on case_view (agency, stage, due_on nulls first, id);
create index case_view_ended on case_view (agency, is_open, arrived_on, id);
create index case_view_number on case_view (agency, number);
create index case_view_applicant on case_view (applicant);
