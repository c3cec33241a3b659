-- The terms that run now, whatever the matter: written with its other projections, on the agency's own calendar. Board and reminders read only these.
create table term_view (
    subject text not null,
    kind text not null,
    agency text not null,
    name text not null,
    title text not null,
    case_id text not null,
    started_on text not null,
    due_on text,
    waits bigint not null,
    post text not null,
    section text,
    officer text,
    primary key (subject, kind)
);

create index term_view_agency on term_view (agency, waits, due_on, section, officer);
create index term_view_due on term_view (waits, due_on);

-- What runs already; the next step of each matter, or a rebuild, writes it as the events have it.
insert into term_view (subject, kind, agency, name, title, case_id, started_on, due_on, waits, post, section, officer)
select 'case/' || id,
    case stage when 'Arrived' then 'confirm' when 'AwaitingCorrection' then 'correction' when 'AwaitingPayment' then 'payment' else 'reply' end,
    agency,
    case stage when 'Arrived' then '与申请人确认' when 'AwaitingCorrection' then '补正期限' when 'AwaitingPayment' then '缴费期限' else '答复期限' end,
    '申请 ' || coalesce(number, '（未登记）'), id, arrived_on, due_on,
    case when stage in ('AwaitingCorrection', 'AwaitingPayment') or is_projected = 1 then 1 else 0 end,
    'RegistrationClerk', section, officer
from case_view where is_open = 1;

insert into term_view (subject, kind, agency, name, title, case_id, started_on, due_on, waits, post, section, officer)
select 'review/' || id, case kind when 'Reconsideration' then 'answer' else 'defence' end, agency,
    case kind when 'Reconsideration' then '提交书面答复和证据的期限' else '提交答辩状的期限' end,
    case kind when 'Reconsideration' then '行政复议 ' else '行政诉讼 ' end || coalesce(number, ''), request, filed_on, due_on, 0,
    'LegalReviewer', '行政复议、行政诉讼', null
from review_view where due_on is not null;
