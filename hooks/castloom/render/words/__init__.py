"""What the site says itself: texts in the show's language, with numbers, dates and lists as it has them."""
