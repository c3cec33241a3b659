-- How often what the public sees has changed: moved by whatever changes it, within the same writing.
create table public_change (
    name text primary key not null,
    number bigint not null,
    moved_by bigint not null
);

insert into public_change (name, number, moved_by) values ('portal', 1, 0);

create trigger public_change_item_added after insert on public_item begin update public_change set number = number + 1; end;
create trigger public_change_item_changed after update on public_item begin update public_change set number = number + 1; end;
create trigger public_change_item_removed after delete on public_item begin update public_change set number = number + 1; end;
create trigger public_change_column_added after insert on public_column begin update public_change set number = number + 1; end;
create trigger public_change_column_changed after update on public_column begin update public_change set number = number + 1; end;
create trigger public_change_column_removed after delete on public_column begin update public_change set number = number + 1; end;
create trigger public_change_catalogue_added after insert on basic_catalogue begin update public_change set number = number + 1; end;
create trigger public_change_catalogue_changed after update on basic_catalogue begin update public_change set number = number + 1; end;
create trigger public_change_catalogue_removed after delete on basic_catalogue begin update public_change set number = number + 1; end;
create trigger public_change_answer_added after insert on public_answer begin update public_change set number = number + 1; end;
create trigger public_change_answer_changed after update on public_answer begin update public_change set number = number + 1; end;
create trigger public_change_answer_removed after delete on public_answer begin update public_change set number = number + 1; end;
create trigger public_change_agency_added after insert on agency begin update public_change set number = number + 1; end;
create trigger public_change_agency_changed after update on agency begin update public_change set number = number + 1; end;
create trigger public_change_choice_added after insert on agency_settings begin update public_change set number = number + 1; end;
create trigger public_change_choice_changed after update on agency_settings begin update public_change set number = number + 1; end;

create index public_item_latest on public_item (agency, published_on, id) where withdrawn_on is null;
create index public_item_in_column on public_item (agency, column_id, published_on, id) where withdrawn_on is null;
create index public_item_of_kind on public_item (agency, kind, published_on, id) where withdrawn_on is null;
create index public_item_open on public_item (agency, open_until) where open_until is not null;
