"""The archive: the files on record, copied from wherever they lie to where they are kept, with a list of them."""
