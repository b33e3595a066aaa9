call kernel.guard('telephony.call', 'contact is null and (select kernel.sees_some()) or exists (select from contact.contact c where c.id = call.contact)');
