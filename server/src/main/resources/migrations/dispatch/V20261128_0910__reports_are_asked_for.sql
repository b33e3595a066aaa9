-- When a missing report is asked for, on the clocks of the place, and after how many times whoever leads the team is told.
alter table dispatch.setting
    add column reminder_times time[] not null default '{08:00,16:00}' check (cardinality(reminder_times) between 1 and 6),
    add column lead_after_reminders integer not null default 3 check (lead_after_reminders between 1 and 20);

alter table dispatch.search
    add column reminders integer not null default 0 check (reminders >= 0); -- how often the report was asked for
