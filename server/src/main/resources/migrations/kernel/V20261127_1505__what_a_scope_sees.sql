-- The second wall: whose records a transaction sees is said by the setting throughline.sees, which the program sets for the one who asks.
-- Nothing said means nothing seen; 'everything' is the house itself and whoever works for the whole company; else a list of branches.
-- The calls stand in parentheses with select where they are used, so that they are asked once and not for every row.
create function kernel.sees_everything() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('throughline.sees', true) = 'everything', false) $$;

create function kernel.sees() returns uuid[] language sql stable parallel safe as
$$ select case when coalesce(current_setting('throughline.sees', true), '') in ('', 'everything') then '{}'::uuid[]
               else current_setting('throughline.sees')::uuid[] end $$;

-- Whether anything is seen at all: what is everybody's is nobody's where nobody is said.
create function kernel.sees_some() returns boolean language sql stable parallel safe as $$ select cardinality(kernel.sees()) > 0 $$;

-- Rows of the table are seen, written and taken away where this condition on them holds.
create procedure kernel.guard(guarded regclass, seen text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('create policy scope on %s using ((select kernel.sees_everything()) or (%s))', guarded, seen);
end $$;

-- What happened is added by whoever did it, and seen where its subject is.
create procedure kernel.guard_events(room text, seen text) language plpgsql as $$
begin
    execute format('alter table %I.event enable row level security', room);
    execute format('create policy scope on %I.event for select using ((select kernel.sees_everything()) or (%s))', room, seen);
    execute format('create policy adding on %I.event for insert with check (true)', room);
end $$;
revoke execute on procedure kernel.guard(regclass, text), kernel.guard_events(text, text) from public;
