package cn.yipanqi.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often something may fail from one network address: a bucket for each, from which an
 * attempt takes a token and gets it back if it succeeds, and which fills up within a
 * minute. All addresses of an IPv6 subnet share one. Knows this node only, and the
 * addresses seen last.
 */
@Component
class AddressLimit {

	private static final int MOST_ADDRESSES = 20_000;

	private static final int SUBNET = 8;

	private static final double MINUTE = 60_000;

	private final int capacity;

	private final Clock clock;

	private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75F, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > MOST_ADDRESSES;
		}

	};

	AddressLimit(SignInProperties properties, @Qualifier("signInClock") Clock clock) {
		this.capacity = properties.perAddress();
		this.clock = clock;
	}

	/**
	 * Takes a token.
	 * @throws TooManyAttemptsException if there is none
	 */
	void take(String address) {
		synchronized (this.buckets) {
			Bucket bucket = present(address);
			if (bucket.tokens() < 1) {
				throw new TooManyAttemptsException();
			}
			this.buckets.put(key(address), new Bucket(bucket.tokens() - 1, bucket.at()));
		}
	}

	/**
	 * Gives a token back.
	 */
	void giveBack(String address) {
		synchronized (this.buckets) {
			Bucket bucket = present(address);
			this.buckets.put(key(address), new Bucket(Math.min(this.capacity, bucket.tokens() + 1), bucket.at()));
		}
	}

	private Bucket present(String address) {
		long now = this.clock.millis();
		Bucket known = this.buckets.get(key(address));
		if (known == null) {
			return new Bucket(this.capacity, now);
		}
		double filled = known.tokens() + this.capacity * Math.max(0, now - known.at()) / MINUTE;
		return new Bucket(Math.min(this.capacity, filled), now);
	}

	private static String key(String address) {
		if (!address.contains(":")) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length > SUBNET) ? Arrays.toString(Arrays.copyOf(bytes, SUBNET)) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	private record Bucket(double tokens, long at) {
	}

}
