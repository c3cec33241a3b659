-- What a filing orders is an order, with its own term: that of the filing itself runs no more.
delete from term_view where kind = 'filing_order';
