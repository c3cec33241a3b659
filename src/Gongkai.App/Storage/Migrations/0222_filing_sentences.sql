-- Of the latest version, beside its file, only its sentences are asked for: by them reports are held against each other.
alter table filing_figures drop column body;
alter table filing_figures add column sentences text not null default '[]';
