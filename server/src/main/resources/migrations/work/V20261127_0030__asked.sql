-- When technicians were first asked: the second step of the line that everybody sees.
alter table work.work_order add column asked_at timestamptz;
