-- What was said of somebody's health. Read by nothing but request.MedicalRemarks: it is in no list, no event, no search.
alter table request.request
    add column medical text not null default '';
alter table request.request
    alter column blank set expression as (
        kind is null and trapped is null and hurt is null and fire_or_water is null and code is null and words = ''
        and answers = '{}' and not own_place and tone is null and answer = '' and medical = '');
