-- An offer that went on to a further channel had no answer over the one before: a dispatcher sees it while others are still waited for.
alter table dispatch.offer
    add column ways integer not null default 1 check (ways >= 1);
