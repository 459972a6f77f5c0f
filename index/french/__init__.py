"""What administrations write in French: numbers in words, dates, euro amounts, votes."""
