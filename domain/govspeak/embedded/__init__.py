"""What a source refers to and an option holds: images, attachments, links, contacts. All of it is escaped."""
