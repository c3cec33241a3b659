-- Templates that agencies have made of the default ones. No file: from that day the default is in force again.
create table letter_template (
    agency text not null,
    code text not null,
    version bigint not null,
    from_on text not null,
    docx text,
    remark text not null,
    person text not null,
    uploaded_at text not null,
    primary key (agency, code, version)
);

-- The register of issued letters: a projection of the cases' events.
create table letter_view (
    case_id text not null,
    docx text not null,
    agency text not null,
    code text not null,
    number text,
    series text not null,
    year bigint not null,
    sequence bigint,
    dated_on text not null,
    template_version text not null,
    case_number text,
    primary key (case_id, docx)
);

create index letter_view_series on letter_view (agency, year, series, sequence);

-- Printed when first asked for, and kept.
create table letter_pdf (
    docx text primary key not null,
    pdf text not null
);
