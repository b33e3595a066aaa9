-- A mention goes out of what was typed and of nothing else: a document is more than its text. Somebody may be called Null, True or Price.
create function privacy.scrubbed(document jsonb, pattern text, kept text[]) returns jsonb language plpgsql immutable as $$
begin
    case jsonb_typeof(document)
        when 'object' then
            return coalesce((select jsonb_object_agg(key, case when key = any (kept) and jsonb_typeof(value) = 'string' then value
                                                               else privacy.scrubbed(value, pattern, kept) end)
                               from jsonb_each(document)), '{}');
        when 'array' then
            return coalesce((select jsonb_agg(privacy.scrubbed(value, pattern, kept) order by place)
                               from jsonb_array_elements(document) with ordinality as e (value, place)), '[]');
        when 'string' then
            return to_jsonb(regexp_replace(document #>> '{}', pattern, '[erased]', 'gi'));
        else
            return document;
    end case;
end $$;

drop function privacy.scrub_events(text, text, uuid[], int);
create function privacy.scrub_events(room text, pattern text, kept text[], held uuid[], most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    changed int;
begin
    execute format('with few as (select id, at from %1$I.event
                                  where data::text ~* $1 and data <> privacy.scrubbed(data, $1, $2) and subject <> all ($3) limit $4)
                    update %1$I.event e set data = privacy.scrubbed(e.data, $1, $2) from few where e.id = few.id and e.at = few.at', room)
        using pattern, kept, held, most;
    get diagnostics changed = row_count;
    return changed;
end $$;
revoke execute on function privacy.scrub_events(text, text, text[], uuid[], int) from public;
