-- Each scan of an item asks for the documents of its agency that are not public: they are few among many.
create index item_view_closed on item_view (agency) where openness <> 'Proactive';
