using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Gongkai.Tests.House;

/// <summary>The types of the program, as those of Core and Documents are looked at beside them.</summary>
public sealed partial class TypeTests
{
    private static readonly Type[] Types = [.. typeof(Program).Assembly.GetTypes().Where(type =>
        type.Namespace?.StartsWith("Gongkai", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), false))];

    [Fact]
    public void A_class_is_sealed_abstract_static_or_stood_on()
    {
        var parents = Types.Select(type => type.BaseType).OfType<Type>();
        var stoodOn = parents.Select(parent => parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent).ToHashSet();
        var open = Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false, IsNested: false });
        Assert.Equal([], open.Where(type => !stoodOn.Contains(type)).Select(type => type.FullName));
    }

    [Fact]
    public void No_type_is_called_by_what_it_is_not() =>
        Assert.Equal([], Types.Where(type => Vague().IsMatch(type.Name)).Select(type => type.FullName));

    // Tag helpers are called so by the framework.
    [GeneratedRegex("(Manager|(?<!Tag)Helper|Util|Utils|Common|Dto)$")]
    private static partial Regex Vague();
}
