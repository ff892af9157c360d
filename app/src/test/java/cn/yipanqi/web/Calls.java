package cn.yipanqi.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/**
 * The Java sources of a folder, and the texts that are written out in them.
 */
final class Calls {

	private final List<CompilationUnitTree> units;

	private Calls(List<CompilationUnitTree> units) {
		this.units = units;
	}

	static Calls in(Path folder) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
				Stream<Path> files = Files.walk(folder)) {
			List<Path> sources = files.filter((file) -> file.toString().endsWith(".java")).toList();
			JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
					manager.getJavaFileObjectsFromPaths(sources));
			List<CompilationUnitTree> units = new ArrayList<>();
			task.parse().forEach(units::add);
			return new Calls(units);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * All texts.
	 */
	Set<String> texts() {
		Set<String> texts = new TreeSet<>();
		this.units.forEach((unit) -> collect(unit, texts));
		return texts;
	}

	/**
	 * The texts written out in one argument of a method or constructor.
	 * @param called the method as it is called, such as {@code Violation.at}, or the end
	 * of it, such as {@code .getMessage}; or {@code new} and a class
	 * @param argument number of the argument, from 0
	 */
	Set<String> texts(String called, int argument) {
		Set<String> texts = new TreeSet<>();
		TreeScanner<Void, Void> scanner = new TreeScanner<>() {

			@Override
			public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
				String method = tree.getMethodSelect().toString();
				if (method.equals(called) || called.startsWith(".") && method.endsWith(called)) {
					argument(tree.getArguments());
				}
				return super.visitMethodInvocation(tree, nothing);
			}

			@Override
			public Void visitNewClass(NewClassTree tree, Void nothing) {
				if (called.equals("new " + tree.getIdentifier())) {
					argument(tree.getArguments());
				}
				return super.visitNewClass(tree, nothing);
			}

			private void argument(List<? extends ExpressionTree> arguments) {
				if (arguments.size() > argument) {
					collect(arguments.get(argument), texts);
				}
			}

		};
		this.units.forEach((unit) -> unit.accept(scanner, null));
		return texts;
	}

	private static void collect(Tree tree, Set<String> texts) {
		tree.accept(new TreeScanner<Void, Void>() {

			@Override
			public Void visitLiteral(LiteralTree literal, Void nothing) {
				if (literal.getValue() instanceof String text) {
					texts.add(text);
				}
				return null;
			}

		}, null);
	}

}
