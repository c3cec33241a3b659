-- A change of validity that was said ahead of its day; the day on which how an item stands changes by itself; numbered documents of whatever kind.
alter table public_item add column coming text;
alter table public_item add column coming_since text;
alter table public_item add column coming_successor text;

alter table item_view add column turns_on text;

create index item_view_turns on item_view (turns_on) where turns_on is not null;
create index public_item_numbered on public_item (agency, published_on, id) where withdrawn_on is null and number <> '';

-- What may stand otherwise now is written anew by the first round.
update item_view set turns_on = '2000-01-01' where is_live = 1 and kind in ('regulation', 'normative', 'working', 'rule', 'plan', 'emergency');
