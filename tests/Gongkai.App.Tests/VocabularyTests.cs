using System.Reflection;
using Gongkai.Documents;
using Gongkai.Web;

namespace Gongkai.Tests;

public sealed class VocabularyTests
{
    private static readonly Assembly[] Assemblies = [typeof(Vocabulary).Assembly, typeof(SourceDocument).Assembly, typeof(Site).Assembly];

    public static TheoryData<Type> WithWords => [.. Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsEnum && type.GetFields().Any(value => value.IsDefined(typeof(WordAttribute)))).Union(Assemblies.SelectMany(Asked))];

    [Theory, MemberData(nameof(WithWords))]
    public void Every_value_has_its_word_and_is_read_back_from_it(Type choice)
    {
        var find = typeof(Vocabulary).GetMethod(nameof(Vocabulary.Find))!.MakeGenericMethod(choice);

        Assert.All(Enum.GetValues(choice).Cast<Enum>(), value => Assert.Equal(value, find.Invoke(null, [Vocabulary.Of(value)])));
    }

    [Theory, MemberData(nameof(WithWords))]
    public void An_enum_is_told_in_English_as_a_whole_or_not_at_all(Type choice) =>
        Assert.Single(choice.GetFields().Select(value => value.GetCustomAttribute<WordAttribute>()).OfType<WordAttribute>()
            .DistinctBy(word => word.English is null));

    [Fact]
    public void A_hole_and_a_word_twice_are_no_vocabulary()
    {
        Assert.Throws<TypeInitializationException>(() => Half.Said.Name());
        Assert.Throws<TypeInitializationException>(() => Twice.One.Name());
        Assert.Throws<InvalidOperationException>(() => new[] { Half.Said }.OneForEach(row => row));
        Assert.Throws<ArgumentException>(() => new[] { Half.Said, Half.Said, Half.Unsaid }.OneForEach(row => row));
    }

    // The enums whose words any compiled method asks for.
    private static IEnumerable<Type> Asked(Assembly assembly)
    {
        for (var row = 1; ; row++)
        {
            MethodBase? asked;
            try
            {
                asked = assembly.ManifestModule.ResolveMethod(0x2B000000 | row);
            }
            catch (ArgumentOutOfRangeException)
            {
                yield break;
            }
            // It names a parameter of the generic method that it stands in.
            catch (ArgumentException)
            {
                continue;
            }
            if (asked is MethodInfo { ContainsGenericParameters: false } method
                && (method.DeclaringType == typeof(Vocabulary) && method.Name == "Name" || method.DeclaringType == typeof(Choices) && method.Name == "Of"))
                yield return method.GetGenericArguments()[0];
        }
    }

    private enum Half { [Word("一")] Said, Unsaid }

    private enum Twice { [Word("一")] One, [Word("一")] Other }
}
