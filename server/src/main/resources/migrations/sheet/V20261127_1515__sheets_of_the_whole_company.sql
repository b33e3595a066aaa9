-- A sheet may hold rows of every branch, so it is for those only who work for the whole company.
call kernel.guard('sheet.import', 'false');
call kernel.guard('sheet.first_row', 'false');
call kernel.guard('sheet.refused_row', 'false');
call kernel.guard('sheet.seen_key', 'false');
