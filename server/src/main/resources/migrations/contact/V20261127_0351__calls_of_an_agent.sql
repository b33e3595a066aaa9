-- An agent's own calls, the newest first, among those of a thousand colleagues.
create index contact_by_agent on contact.contact (agent, opened_at desc, id desc) where agent is not null;
