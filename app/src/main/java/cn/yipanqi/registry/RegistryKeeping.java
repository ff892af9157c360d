package cn.yipanqi.registry;

import java.util.List;
import java.util.Optional;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.RegionCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keeps what the registry has of a subject now. Takes part in the transaction of the
 * record that says how it came to be so.
 */
@Service
public class RegistryKeeping {

	private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:county, 8150727))";

	private static final String ENTER = """
			insert into subject (kind, tier, name, uscc, licence, region, address)
			values (:kind, :tier, :name, :uscc, :licence, :region, :address) on conflict do nothing
			returning id, kind, tier, name, uscc, licence, region, address
			""";

	private static final String KEEP = """
			update subject set kind = :kind, tier = :tier, name = :name, uscc = :uscc, licence = :licence,
				region = :region, address = :address, formerly = :formerly, state = :state, merged_into = :mergedInto
			where id = :id and (cast(:uscc as text) is null
				or not exists (select 1 from subject other where other.uscc = :uscc and other.id <> :id))
			""";

	private static final String STANDING = SubjectRows.STANDING + "where id = :id and region like :region || '%'";

	private static final String MERGED = """
			with recursive same as (
				select id from subject where merged_into = :id
				union select s.id from subject s join same on s.merged_into = same.id
			) select id from same order by id
			""";

	private final JdbcClient jdbc;

	RegistryKeeping(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps others from registering and changing subjects of a county until the
	 * transaction ends: of two who register the same at once the second finds it.
	 * @param region a region of the county
	 */
	public void lock(String region) {
		this.jdbc.sql(LOCK).param("county", RegionCode.county(region)).query().listOfRows();
	}

	/**
	 * Enters a subject.
	 * @return it, with its number; empty if another one has its credit code
	 */
	public Optional<Subject> enter(Subject subject) {
		return SubjectRows.bind(this.jdbc.sql(ENTER), subject).query(SubjectRows.MAPPER).optional();
	}

	/**
	 * Keeps what a subject is from now on.
	 * @return whether it could be: no other one has its credit code
	 */
	public boolean keep(Standing standing) {
		Subject subject = standing.subject();
		return SubjectRows.bind(this.jdbc.sql(KEEP), subject)
			.param("id", subject.id())
			.param("formerly", SubjectRows.formerly(standing.formerly()))
			.param("state", standing.state().name())
			.param("mergedInto", standing.mergedInto())
			.update() == 1;
	}

	/**
	 * The subject with what became of it, if it exists and lies within the scope.
	 */
	public Optional<Standing> standing(long id, Scope scope) {
		return this.jdbc.sql(STANDING)
			.param("id", id)
			.param("region", scope.region())
			.query(SubjectRows::standing)
			.optional();
	}

	/**
	 * Numbers of the subjects that turned out to be this one, directly or by way of
	 * others.
	 */
	public List<Long> mergedInto(long id) {
		return this.jdbc.sql(MERGED).param("id", id).query(Long.class).list();
	}

}
