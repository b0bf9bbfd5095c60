"""What an event changed in the words of a document, in the form in which it is indexed and searched for. Pure."""
