-- The texts of a document, in lower case. What looks like the code of a choice is left out: most entries hold
-- nothing else, and nobody searches for it.
create function words(doc jsonb) returns text language sql immutable strict parallel safe
	return lower((jsonb_path_query_array(doc,
		'$.* ? (@.type() == "string" && !(@ like_regex "^[a-z][a-z0-9_]*$"))') #>> '{}'));

-- Every character of a text and every two neighbours. Trigrams do not serve here: most Chinese words have two
-- characters, and a trigram index is of no use for them.
create function grams(words text) returns text[] language sql immutable strict parallel safe
	return string_to_array(words, null)
		|| array(select substr(words, at, 2) from generate_series(1, length(words) - 1) at);

create index entry_words on entry using gin (grams(words(doc))) where words(doc) <> '[]';
create index line_words on line using gin (grams(words(doc)));
create index subject_words on subject using gin (grams(lower(name)));
create index subject_licence on subject (licence) where licence is not null;
drop index subject_name;
