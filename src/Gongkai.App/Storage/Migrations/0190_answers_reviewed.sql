-- What the desk enters for those who are about to ask is read by a second person before it is public. What was public stays so.
alter table public_answer add column stage text not null default 'Released';
alter table public_answer add column entered_by text not null default '';
alter table public_answer add column reason text not null default '';
