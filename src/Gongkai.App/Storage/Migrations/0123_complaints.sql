-- 投诉 are matters: a table written from their events takes the place of the rows, which said nothing that events do not say.
create table complaint_view (
    id text primary key not null,
    agency text not null,
    about text not null,
    request text not null,
    stage text not null,
    filed_on text not null,
    due_on text
);

create index complaint_view_agency on complaint_view (agency, due_on, filed_on);
create index complaint_view_request on complaint_view (request, filed_on);
drop table complaint;
