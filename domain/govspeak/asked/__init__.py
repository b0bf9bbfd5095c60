"""What else can be asked of a document: its text, headings, links, contacts, and what is wrong with it."""
