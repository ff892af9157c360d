package cn.yipanqi.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.LikePattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a condition on subjects of words: each is part of the name, a former name, the
 * address, the licence or the credit code, or begins the name of the place.
 */
@Component
class SearchedWords {

	private static final String WORD = """
			and (pairs(subject_text(name, formerly, address, licence, uscc)) @@ sought(:word#)
				and subject_text(name, formerly, address, licence, uscc) like '%' || :like# || '%' escape '!'
				or region ~ cast(:places# as text))
			""";

	private static final String PLACES = "select code from region where starts_with(plain_name(name), :word)";

	private final JdbcClient jdbc;

	SearchedWords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Condition of(String text) {
		List<String> words = SearchWords.of(text);
		StringBuilder sql = new StringBuilder();
		Map<String, Object> parameters = new HashMap<>();
		for (int i = 0; i < words.size(); i++) {
			sql.append(WORD.replace("#", String.valueOf(i)));
			parameters.put("word" + i, words.get(i));
			parameters.put("like" + i, LikePattern.of(words.get(i)));
			parameters.put("places" + i, places(words.get(i)));
		}
		return new Condition(words, sql.toString(), parameters);
	}

	/**
	 * A pattern of the codes of the regions that a word begins the name of.
	 */
	private String places(String word) {
		List<String> codes = this.jdbc.sql(PLACES).param("word", word).query(String.class).list();
		return codes.isEmpty() ? "^$" : "^(" + String.join("|", codes) + ")";
	}

	/**
	 * A condition, begun with {@code and}; empty where there are no words.
	 */
	record Condition(List<String> words, String sql, Map<String, Object> parameters) {
	}

}
