-- What is warm is looked through first, so its words are kept beside it: fetching them from among all entries would cost a read each.
alter table finder.warm add words tsvector not null default '';
update finder.warm w set words = e.words from finder.entry e where e.kind = w.kind and e.id = w.id;
