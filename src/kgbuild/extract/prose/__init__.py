"""What sentences, news, biographies and pages of people say."""
