using System.Collections.Immutable;
using System.Reflection;

namespace Gongkai.Storage;

/// <summary>What one area keeps in the store. The store knows areas by these lists alone.</summary>
internal abstract class StoredArea
{
    /// <summary>Every area, in the order of <see cref="AreasAttribute"/>.</summary>
    public static ImmutableArray<StoredArea> All { get; } =
        [.. (typeof(StoredArea).Assembly.GetCustomAttribute<AreasAttribute>()?.Types ?? []).Select(type => (StoredArea)Activator.CreateInstance(type)!)];

    /// <summary>Its views, in the order in which they are rebuilt.</summary>
    public virtual ImmutableArray<View> Views => [];

    /// <summary>Its registers.</summary>
    public virtual ImmutableArray<StoredRegister> Registers => [];

    /// <summary>Its tables, in Chinese, and what their rows are held against. A test wants every table of the store in one list.</summary>
    public abstract ImmutableArray<StoreTable> Tables { get; }

    /// <summary>Its tables whose rows are sealed.</summary>
    public virtual ImmutableArray<SealedTable> Sealed => [];

    /// <summary>Lets the ids of its kinds stand in columns, by <see cref="StoredTypes.AddId"/>.</summary>
    public virtual void AddIds()
    {
    }

    /// <summary>Forgets something that was destroyed, wherever it stands in the area's own tables.</summary>
    public virtual Task ForgetAsync(JournalTransaction transaction, ErasedContent content) => Task.CompletedTask;
}

/// <summary>The areas of the program: the one line in which an area is named outside itself.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class AreasAttribute(params Type[] types) : Attribute
{
    /// <summary>Their declarations, those that others stand on first.</summary>
    public ImmutableArray<Type> Types { get; } = [.. types];
}
