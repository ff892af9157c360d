package cn.yipanqi.demo;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What is going to happen, day by day; of one day, in the order in which it was entered.
 */
final class Agenda {

	private final TreeMap<LocalDate, Queue<Appointment>> days = new TreeMap<>();

	void add(Appointment appointment) {
		this.days.computeIfAbsent(appointment.date, (day) -> new ArrayDeque<>()).add(appointment);
	}

	/**
	 * Takes out the next that is due by a day.
	 */
	@Nullable Appointment due(LocalDate day) {
		Map.Entry<LocalDate, Queue<Appointment>> first = this.days.firstEntry();
		if (first == null || first.getKey().isAfter(day)) {
			return null;
		}
		Appointment appointment = first.getValue().remove();
		if (first.getValue().isEmpty()) {
			this.days.remove(first.getKey());
		}
		return appointment;
	}

	int size() {
		return this.days.values().stream().mapToInt(Queue::size).sum();
	}

	/**
	 * An act that is going to happen.
	 *
	 * @param date when
	 * @param type type of its record
	 * @param settings what the scenario says of it
	 * @param county where
	 * @param subject on whom, or null
	 * @param cause the act that it follows from, or null
	 * @param fact whether it must come out exactly as the scenario has it
	 */
	record Appointment(LocalDate date, RecordType type, Settings settings, String county, @Nullable Subject subject,
			@Nullable Act cause, boolean fact) {

		Appointment in(int days) {
			return new Appointment(this.date.plusDays(days), this.type, this.settings, this.county, this.subject,
					this.cause, this.fact);
		}

	}

}
