"""What plain text and printed pages show by their layout: titles, lists, tables, figures."""
